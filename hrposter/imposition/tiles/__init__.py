"""Tiles: one poster over many sheets of an office printer, cut where it hurts least and put together on the wall."""

"""Faces: found in packages, opened with HarfBuzz, subset for embedding."""

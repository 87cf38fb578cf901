"""Art, icons and logos from SVG, within a safe subset; the only folder that reads SVG."""

"""From pages to one tagged, reproducible PDF file, through ReportLab."""

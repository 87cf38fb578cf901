"""Many files for many clinics: planned, made by several processes, recorded, and taken up again where they were interrupted."""

"""A course from source to release: settings, source notebooks, build, publish, site."""

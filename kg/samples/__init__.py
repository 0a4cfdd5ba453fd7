"""The bundled sample documents and their answer keys, written for this project (see README.md)."""

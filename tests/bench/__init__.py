"""How fast is the calculation beside what people use today? `make bench` runs it, docs/speed.md explains it."""

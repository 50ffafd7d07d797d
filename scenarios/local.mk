scenariosdir = $(pkgdatadir)/scenarios
dist_scenarios_DATA = \
	scenarios/1-python-and-c.md \
	scenarios/2-variables-and-storage.md \
	scenarios/3-memory-model.md \
	scenarios/4-garbage-collection.md \
	scenarios/5-row-by-row.md \
	scenarios/6-when-to-worry.md \
	scenarios/7-practical-examples.md \
	scenarios/8-cycle-collector.md

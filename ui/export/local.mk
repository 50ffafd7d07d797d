export_sources = \
	ui/export/ansi.c \
	ui/export/cast.c \
	ui/export/export.c ui/export/export.h \
	ui/export/formats.h \
	ui/export/html.c \
	ui/export/json.c \
	ui/export/json_c.c \
	ui/export/json_c.h \
	ui/export/output_file.c ui/export/output_file.h \
	ui/export/plain.c \
	ui/export/pytutor.c \
	ui/export/steps.h \
	ui/export/svg.c ui/export/svg.h \
	ui/export/svg_shapes.c \
	ui/export/values.c ui/export/values.h

canvas_sources = \
	ui/canvas/canvas.c ui/canvas/canvas.h \
	ui/canvas/charset.c ui/canvas/charset.h \
	ui/canvas/glyph.c ui/canvas/glyph.h \
	ui/canvas/lines.c \
	ui/canvas/put.c \
	ui/canvas/style.h \
	ui/canvas/theme.c ui/canvas/theme.h

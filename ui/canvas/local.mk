canvas_sources = \
	ui/canvas/canvas.h \
	ui/canvas/charset.h \
	ui/canvas/style.h \
	ui/canvas/theme.h

screen_sources = \
	ui/screen/actions.c \
	ui/screen/compare.c \
	ui/screen/compare.h \
	ui/screen/contents.c \
	ui/screen/keys.c \
	ui/screen/keys.h \
	ui/screen/mouse.c \
	ui/screen/paint.c \
	ui/screen/paint.h \
	ui/screen/panel.c \
	ui/screen/panel.h \
	ui/screen/rescue.c \
	ui/screen/rescue.h \
	ui/screen/screen.c \
	ui/screen/screen.h \
	ui/screen/state.h \
	ui/screen/terminal.c \
	ui/screen/terminal.h \
	ui/screen/typing.c

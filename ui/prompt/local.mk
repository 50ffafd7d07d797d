prompt_sources = \
	ui/prompt/complete.c \
	ui/prompt/draw.c \
	ui/prompt/history.c \
	ui/prompt/parts.h \
	ui/prompt/prompt.c \
	ui/prompt/prompt.h

lesson_sources = \
	src/lesson/catalogue.c \
	src/lesson/catalogue.h \
	src/lesson/check.c \
	src/lesson/check.h \
	src/lesson/document.c \
	src/lesson/facts.c \
	src/lesson/facts.h \
	src/lesson/facts_c.c \
	src/lesson/facts_python.c \
	src/lesson/fragment.c \
	src/lesson/lesson.h \
	src/lesson/markdown.c \
	src/lesson/markdown.h \
	src/lesson/narration.c

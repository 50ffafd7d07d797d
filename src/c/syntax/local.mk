c_syntax_sources = \
	src/c/syntax/condition.c \
	src/c/syntax/expand.c \
	src/c/syntax/lexer.c \
	src/c/syntax/literals.c \
	src/c/syntax/macros.c \
	src/c/syntax/pp.h \
	src/c/syntax/preprocess.c \
	src/c/syntax/source.c \
	src/c/syntax/source.h \
	src/c/syntax/token.h \
	src/c/syntax/token_words.def \
	src/c/syntax/tree.h

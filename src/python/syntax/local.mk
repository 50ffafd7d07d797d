python_syntax_sources = \
	src/python/syntax/ast.c \
	src/python/syntax/ast.h \
	src/python/syntax/parse.h

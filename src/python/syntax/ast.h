/* The syntax tree of a Python program.
 *
 * The tree mirrors the abstract grammar that CPython 3.11 documents for its `ast` module, node for
 * node and field for field, so that whoever knows `ast.dump` knows this header. Nodes of one sort
 * (statements, expressions, patterns) share a struct: a kind, a position and a union whose members
 * carry the documented fields under the documented names, with a `_` after a name that C keeps for
 * itself. An optional field is NULL (identifiers: text NULL) when absent.
 *
 * Everything hangs in one arena, owned by struct ast_tree, and is read-only once parsed. Constants
 * are neutral values, made into objects by the compiler. A tree may be as deep as its source asks
 * for on the left (`a + b + c + ...`, `a.b.c...`): who walks it bounds his own recursion.
 */
#ifndef PYTHON_SYNTAX_AST_H
#define PYTHON_SYNTAX_AST_H

#include "base/arena.h"
#include "base/common.h"

/* Lines count from 1, columns from 0 in bytes of UTF-8; the end is just past the last byte. */
struct ast_position {
    int lineno;
    int col_offset;
    int end_lineno;
    int end_col_offset;
};

/* A name in UTF-8, normalised to NFKC, ended by a NUL. Within one tree equal names share `text`, so
 * that pointers can be compared. */
struct ast_identifier {
    const char *text;
    size_t length;
};

struct ast_stmt;
struct ast_expr;
struct ast_pattern;

/* Sequences: `count` items; items is NULL when there are none. */
struct ast_stmt_list {
    struct ast_stmt **items;
    size_t count;
};
struct ast_expr_list {
    struct ast_expr **items; /* an item is NULL only in Dict.keys (for **) and kw_defaults */
    size_t count;
};
struct ast_pattern_list {
    struct ast_pattern **items;
    size_t count;
};
struct ast_identifier_list {
    struct ast_identifier *items;
    size_t count;
};

enum ast_constant_kind {
    AST_CONSTANT_NONE,
    AST_CONSTANT_TRUE,
    AST_CONSTANT_FALSE,
    AST_CONSTANT_ELLIPSIS,
    AST_CONSTANT_INT,
    AST_CONSTANT_FLOAT,
    AST_CONSTANT_IMAGINARY,
    AST_CONSTANT_STR,
    AST_CONSTANT_BYTES,
};

struct ast_constant {
    enum ast_constant_kind kind;
    bool u_prefix;    /* STR written u"...": ast's `kind` field */
    int base;         /* INT: 2, 8, 10 or 16 */
    double number;    /* FLOAT; IMAGINARY: the imaginary part */
    const char *text; /* INT: the digits without prefix and underscores; STR: UTF-8, where a lone
                         surrogate takes the three bytes its number asks for; BYTES: the bytes. May
                         contain NUL; one more NUL follows. */
    size_t length;    /* of text, in bytes */
};

enum ast_expr_context { AST_LOAD, AST_STORE, AST_DEL };

enum ast_bool_op { AST_AND, AST_OR };

enum ast_operator {
    AST_ADD,
    AST_SUB,
    AST_MULT,
    AST_MAT_MULT,
    AST_DIV,
    AST_MOD,
    AST_POW,
    AST_LSHIFT,
    AST_RSHIFT,
    AST_BIT_OR,
    AST_BIT_XOR,
    AST_BIT_AND,
    AST_FLOOR_DIV,
};

enum ast_unary_op { AST_INVERT, AST_NOT, AST_UADD, AST_USUB };

enum ast_cmp_op {
    AST_EQ,
    AST_NOT_EQ,
    AST_LT,
    AST_LT_E,
    AST_GT,
    AST_GT_E,
    AST_IS,
    AST_IS_NOT,
    AST_IN,
    AST_NOT_IN,
};

struct ast_comprehension {
    struct ast_expr *target;
    struct ast_expr *iter;
    struct ast_expr_list ifs;
    bool is_async;
};

struct ast_comprehension_list {
    struct ast_comprehension *items;
    size_t count;
};

struct ast_arg {
    struct ast_position at;
    struct ast_identifier arg;
    struct ast_expr *annotation; /* or NULL */
};

struct ast_arg_list {
    struct ast_arg *items;
    size_t count;
};

struct ast_arguments {
    struct ast_arg_list posonlyargs;
    struct ast_arg_list args;
    struct ast_arg *vararg; /* or NULL */
    struct ast_arg_list kwonlyargs;
    struct ast_expr_list kw_defaults; /* one for each of kwonlyargs; NULL: it has none */
    struct ast_arg *kwarg;            /* or NULL */
    struct ast_expr_list defaults;    /* of the last of posonlyargs + args */
};

struct ast_keyword {
    struct ast_position at;
    struct ast_identifier arg; /* absent for **value */
    struct ast_expr *value;
};

struct ast_keyword_list {
    struct ast_keyword *items;
    size_t count;
};

enum ast_expr_kind {
    AST_BOOL_OP,
    AST_NAMED_EXPR,
    AST_BIN_OP,
    AST_UNARY_OP,
    AST_LAMBDA,
    AST_IF_EXP,
    AST_DICT,
    AST_SET,
    AST_LIST_COMP,
    AST_SET_COMP,
    AST_DICT_COMP,
    AST_GENERATOR_EXP,
    AST_AWAIT,
    AST_YIELD,
    AST_YIELD_FROM,
    AST_COMPARE,
    AST_CALL,
    AST_FORMATTED_VALUE,
    AST_JOINED_STR,
    AST_CONSTANT,
    AST_ATTRIBUTE,
    AST_SUBSCRIPT,
    AST_STARRED,
    AST_NAME,
    AST_LIST,
    AST_TUPLE,
    AST_SLICE,
};

struct ast_expr {
    enum ast_expr_kind kind;
    struct ast_position at;
    union {
        struct {
            enum ast_bool_op op;
            struct ast_expr_list values; /* two or more */
        } bool_op;
        struct {
            struct ast_expr *target;
            struct ast_expr *value;
        } named_expr;
        struct {
            struct ast_expr *left;
            enum ast_operator op;
            struct ast_expr *right;
        } bin_op;
        struct {
            enum ast_unary_op op;
            struct ast_expr *operand;
        } unary_op;
        struct {
            struct ast_arguments *args;
            struct ast_expr *body;
        } lambda;
        struct {
            struct ast_expr *test;
            struct ast_expr *body;
            struct ast_expr *orelse;
        } if_exp;
        struct {
            struct ast_expr_list keys; /* NULL: values[i] is unpacked with ** */
            struct ast_expr_list values;
        } dict;
        struct {
            struct ast_expr_list elts;
        } set;
        /* ListComp, SetComp, GeneratorExp */
        struct {
            struct ast_expr *elt;
            struct ast_comprehension_list generators;
        } comp;
        struct {
            struct ast_expr *key;
            struct ast_expr *value;
            struct ast_comprehension_list generators;
        } dict_comp;
        /* Await, YieldFrom; Yield, whose value may be NULL */
        struct {
            struct ast_expr *value;
        } await, yield, yield_from;
        struct {
            struct ast_expr *left;
            enum ast_cmp_op *ops; /* one for each comparator */
            struct ast_expr_list comparators;
        } compare;
        struct {
            struct ast_expr *func;
            struct ast_expr_list args;
            struct ast_keyword_list keywords;
        } call;
        struct {
            struct ast_expr *value;
            int conversion;               /* 's', 'r', 'a' or -1 */
            struct ast_expr *format_spec; /* a JoinedStr, or NULL */
        } formatted_value;
        struct {
            struct ast_expr_list values; /* Constant (STR) and FormattedValue */
        } joined_str;
        struct ast_constant constant;
        struct {
            struct ast_expr *value;
            struct ast_identifier attr;
            enum ast_expr_context ctx;
        } attribute;
        struct {
            struct ast_expr *value;
            struct ast_expr *slice;
            enum ast_expr_context ctx;
        } subscript;
        struct {
            struct ast_expr *value;
            enum ast_expr_context ctx;
        } starred;
        struct {
            struct ast_identifier id;
            enum ast_expr_context ctx;
        } name;
        struct {
            struct ast_expr_list elts;
            enum ast_expr_context ctx;
        } list, tuple;
        struct {
            struct ast_expr *lower; /* each may be NULL */
            struct ast_expr *upper;
            struct ast_expr *step;
        } slice;
    };
};

enum ast_pattern_kind {
    AST_MATCH_VALUE,
    AST_MATCH_SINGLETON,
    AST_MATCH_SEQUENCE,
    AST_MATCH_MAPPING,
    AST_MATCH_CLASS,
    AST_MATCH_STAR,
    AST_MATCH_AS,
    AST_MATCH_OR,
};

struct ast_pattern {
    enum ast_pattern_kind kind;
    struct ast_position at;
    union {
        struct {
            struct ast_expr *value;
        } match_value;
        struct {
            struct ast_constant value; /* None, True or False */
        } match_singleton;
        struct {
            struct ast_pattern_list patterns;
        } match_sequence, match_or;
        struct {
            struct ast_expr_list keys;
            struct ast_pattern_list patterns;
            struct ast_identifier rest; /* may be absent */
        } match_mapping;
        struct {
            struct ast_expr *cls;
            struct ast_pattern_list patterns;
            struct ast_identifier_list kwd_attrs;
            struct ast_pattern_list kwd_patterns;
        } match_class;
        struct {
            struct ast_identifier name; /* absent for *_ */
        } match_star;
        struct {
            struct ast_pattern *pattern; /* NULL with a name: a capture; both absent: _ */
            struct ast_identifier name;
        } match_as;
    };
};

struct ast_match_case {
    struct ast_pattern *pattern;
    struct ast_expr *guard; /* or NULL */
    struct ast_stmt_list body;
};

struct ast_match_case_list {
    struct ast_match_case *items;
    size_t count;
};

struct ast_excepthandler {
    struct ast_position at;
    struct ast_expr *type;      /* NULL for a bare except */
    struct ast_identifier name; /* may be absent */
    struct ast_stmt_list body;
};

struct ast_excepthandler_list {
    struct ast_excepthandler *items;
    size_t count;
};

struct ast_alias {
    struct ast_position at;
    struct ast_identifier name;   /* dotted for import; "*" for from m import * */
    struct ast_identifier asname; /* may be absent */
};

struct ast_alias_list {
    struct ast_alias *items;
    size_t count;
};

struct ast_withitem {
    struct ast_expr *context_expr;
    struct ast_expr *optional_vars; /* or NULL */
};

struct ast_withitem_list {
    struct ast_withitem *items;
    size_t count;
};

enum ast_stmt_kind {
    AST_FUNCTION_DEF,
    AST_ASYNC_FUNCTION_DEF,
    AST_CLASS_DEF,
    AST_RETURN,
    AST_DELETE,
    AST_ASSIGN,
    AST_AUG_ASSIGN,
    AST_ANN_ASSIGN,
    AST_FOR,
    AST_ASYNC_FOR,
    AST_WHILE,
    AST_IF,
    AST_WITH,
    AST_ASYNC_WITH,
    AST_MATCH,
    AST_RAISE,
    AST_TRY,
    AST_TRY_STAR,
    AST_ASSERT,
    AST_IMPORT,
    AST_IMPORT_FROM,
    AST_GLOBAL,
    AST_NONLOCAL,
    AST_EXPR,
    AST_PASS,
    AST_BREAK,
    AST_CONTINUE,
};

struct ast_stmt {
    enum ast_stmt_kind kind;
    struct ast_position at;
    union {
        /* FunctionDef, AsyncFunctionDef. As in CPython, `at` is the def's own, not the first
         * decorator's. */
        struct {
            struct ast_identifier name;
            struct ast_arguments *args;
            struct ast_stmt_list body;
            struct ast_expr_list decorator_list;
            struct ast_expr *returns; /* or NULL */
        } function_def;
        struct {
            struct ast_identifier name;
            struct ast_expr_list bases;
            struct ast_keyword_list keywords;
            struct ast_stmt_list body;
            struct ast_expr_list decorator_list;
        } class_def;
        struct {
            struct ast_expr *value; /* or NULL */
        } return_;
        struct {
            struct ast_expr_list targets;
        } delete_;
        struct {
            struct ast_expr_list targets; /* a = b = value: a, then b */
            struct ast_expr *value;
        } assign;
        struct {
            struct ast_expr *target;
            enum ast_operator op;
            struct ast_expr *value;
        } aug_assign;
        struct {
            struct ast_expr *target;
            struct ast_expr *annotation;
            struct ast_expr *value; /* or NULL */
            bool simple;            /* a bare name without parentheses */
        } ann_assign;
        /* For, AsyncFor */
        struct {
            struct ast_expr *target;
            struct ast_expr *iter;
            struct ast_stmt_list body;
            struct ast_stmt_list orelse;
        } for_;
        struct {
            struct ast_expr *test;
            struct ast_stmt_list body;
            struct ast_stmt_list orelse; /* If: an elif is an If alone in here */
        } while_, if_;
        /* With, AsyncWith */
        struct {
            struct ast_withitem_list items;
            struct ast_stmt_list body;
        } with;
        struct {
            struct ast_expr *subject;
            struct ast_match_case_list cases;
        } match;
        struct {
            struct ast_expr *exc;   /* or NULL */
            struct ast_expr *cause; /* or NULL */
        } raise;
        /* Try, TryStar */
        struct {
            struct ast_stmt_list body;
            struct ast_excepthandler_list handlers;
            struct ast_stmt_list orelse;
            struct ast_stmt_list finalbody;
        } try_;
        struct {
            struct ast_expr *test;
            struct ast_expr *msg; /* or NULL */
        } assert_;
        struct {
            struct ast_alias_list names;
        } import;
        struct {
            struct ast_identifier module; /* absent in from . import a */
            struct ast_alias_list names;
            int level; /* the leading dots */
        } import_from;
        /* Global, Nonlocal */
        struct {
            struct ast_identifier_list names;
        } global, nonlocal;
        struct {
            struct ast_expr *value;
        } expr;
    };
};

enum ast_mod_kind {
    AST_MODULE,      /* a file */
    AST_INTERACTIVE, /* one statement at the prompt */
    AST_EXPRESSION,  /* what eval() reads */
};

/* A parsed program. A zeroed tree is empty. */
struct ast_tree {
    struct arena arena; /* owns all below */
    enum ast_mod_kind kind;
    struct ast_stmt_list body;   /* MODULE, INTERACTIVE */
    struct ast_expr *expression; /* EXPRESSION */
    bool future_annotations;     /* from __future__ import annotations is in force */
};

void ast_tree_fini(struct ast_tree *tree);

/* The documented class names, "FunctionDef", "BinOp", ... */
const char *ast_stmt_kind_name(enum ast_stmt_kind kind);
const char *ast_expr_kind_name(enum ast_expr_kind kind);
const char *ast_pattern_kind_name(enum ast_pattern_kind kind);

#endif

/* The tree's end of life and the names of its nodes. */
#include "python/syntax/ast.h"

static const char *const stmt_names[] = {
    [AST_FUNCTION_DEF] = "FunctionDef",
    [AST_ASYNC_FUNCTION_DEF] = "AsyncFunctionDef",
    [AST_CLASS_DEF] = "ClassDef",
    [AST_RETURN] = "Return",
    [AST_DELETE] = "Delete",
    [AST_ASSIGN] = "Assign",
    [AST_AUG_ASSIGN] = "AugAssign",
    [AST_ANN_ASSIGN] = "AnnAssign",
    [AST_FOR] = "For",
    [AST_ASYNC_FOR] = "AsyncFor",
    [AST_WHILE] = "While",
    [AST_IF] = "If",
    [AST_WITH] = "With",
    [AST_ASYNC_WITH] = "AsyncWith",
    [AST_MATCH] = "Match",
    [AST_RAISE] = "Raise",
    [AST_TRY] = "Try",
    [AST_TRY_STAR] = "TryStar",
    [AST_ASSERT] = "Assert",
    [AST_IMPORT] = "Import",
    [AST_IMPORT_FROM] = "ImportFrom",
    [AST_GLOBAL] = "Global",
    [AST_NONLOCAL] = "Nonlocal",
    [AST_EXPR] = "Expr",
    [AST_PASS] = "Pass",
    [AST_BREAK] = "Break",
    [AST_CONTINUE] = "Continue",
};

static const char *const expr_names[] = {
    [AST_BOOL_OP] = "BoolOp",
    [AST_NAMED_EXPR] = "NamedExpr",
    [AST_BIN_OP] = "BinOp",
    [AST_UNARY_OP] = "UnaryOp",
    [AST_LAMBDA] = "Lambda",
    [AST_IF_EXP] = "IfExp",
    [AST_DICT] = "Dict",
    [AST_SET] = "Set",
    [AST_LIST_COMP] = "ListComp",
    [AST_SET_COMP] = "SetComp",
    [AST_DICT_COMP] = "DictComp",
    [AST_GENERATOR_EXP] = "GeneratorExp",
    [AST_AWAIT] = "Await",
    [AST_YIELD] = "Yield",
    [AST_YIELD_FROM] = "YieldFrom",
    [AST_COMPARE] = "Compare",
    [AST_CALL] = "Call",
    [AST_FORMATTED_VALUE] = "FormattedValue",
    [AST_JOINED_STR] = "JoinedStr",
    [AST_CONSTANT] = "Constant",
    [AST_ATTRIBUTE] = "Attribute",
    [AST_SUBSCRIPT] = "Subscript",
    [AST_STARRED] = "Starred",
    [AST_NAME] = "Name",
    [AST_LIST] = "List",
    [AST_TUPLE] = "Tuple",
    [AST_SLICE] = "Slice",
};

static const char *const pattern_names[] = {
    [AST_MATCH_VALUE] = "MatchValue",
    [AST_MATCH_SINGLETON] = "MatchSingleton",
    [AST_MATCH_SEQUENCE] = "MatchSequence",
    [AST_MATCH_MAPPING] = "MatchMapping",
    [AST_MATCH_CLASS] = "MatchClass",
    [AST_MATCH_STAR] = "MatchStar",
    [AST_MATCH_AS] = "MatchAs",
    [AST_MATCH_OR] = "MatchOr",
};

void ast_tree_fini(struct ast_tree *tree)
{
    arena_fini(&tree->arena);
    *tree = (struct ast_tree){0};
}

const char *ast_stmt_kind_name(enum ast_stmt_kind kind)
{
    return stmt_names[kind];
}

const char *ast_expr_kind_name(enum ast_expr_kind kind)
{
    return expr_names[kind];
}

const char *ast_pattern_kind_name(enum ast_pattern_kind kind)
{
    return pattern_names[kind];
}

/* How far each instruction moves the top of the stack (the opcodes' entries in dis's documentation). */
#include "python/compile/compile.h"
#include "python/compile/flow.h"

int stack_effect(int op, int arg, bool jump)
{
    switch (op) {
    case PY_PUSH_NULL:
    case PY_COPY:
    case PY_LOAD_CONST:
    case PY_LOAD_NAME:
    case PY_LOAD_FAST:
    case PY_LOAD_DEREF:
    case PY_LOAD_CLASSDEREF:
    case PY_LOAD_CLOSURE:
    case PY_LOAD_BUILD_CLASS:
    case PY_LOAD_ASSERTION_ERROR:
    case PY_LOAD_METHOD:
    case PY_IMPORT_FROM:
    case PY_PUSH_EXC_INFO:
    case PY_WITH_EXCEPT_START:
    case PY_BEFORE_WITH:
    case PY_BEFORE_ASYNC_WITH:
    case PY_GET_ANEXT:
    case PY_GET_LEN:
    case PY_MATCH_MAPPING:
    case PY_MATCH_SEQUENCE:
    case PY_MATCH_KEYS: return 1;
    case PY_LOAD_GLOBAL: return 1 + (arg & 1);

    case PY_POP_TOP:
    case PY_SET_ADD:
    case PY_LIST_APPEND:
    case PY_BINARY_SUBSCR:
    case PY_BINARY_OP:
    case PY_COMPARE_OP:
    case PY_IS_OP:
    case PY_CONTAINS_OP:
    case PY_PRINT_EXPR:
    case PY_RETURN_VALUE:
    case PY_IMPORT_STAR:
    case PY_IMPORT_NAME:
    case PY_POP_EXCEPT:
    case PY_STORE_NAME:
    case PY_STORE_GLOBAL:
    case PY_STORE_FAST:
    case PY_STORE_DEREF:
    case PY_DELETE_ATTR:
    case PY_PREP_RERAISE_STAR:
    case PY_RERAISE:
    case PY_CALL:
    case PY_LIST_EXTEND:
    case PY_SET_UPDATE:
    case PY_DICT_MERGE:
    case PY_DICT_UPDATE:
    case OP_POP_JUMP_IF_FALSE:
    case OP_POP_JUMP_IF_TRUE:
    case OP_POP_JUMP_IF_NONE:
    case OP_POP_JUMP_IF_NOT_NONE:
    case PY_POP_JUMP_FORWARD_IF_FALSE:
    case PY_POP_JUMP_FORWARD_IF_TRUE:
    case PY_POP_JUMP_FORWARD_IF_NONE:
    case PY_POP_JUMP_FORWARD_IF_NOT_NONE:
    case PY_POP_JUMP_BACKWARD_IF_FALSE:
    case PY_POP_JUMP_BACKWARD_IF_TRUE:
    case PY_POP_JUMP_BACKWARD_IF_NONE:
    case PY_POP_JUMP_BACKWARD_IF_NOT_NONE: return -1;

    case PY_MAP_ADD:
    case PY_DELETE_SUBSCR:
    case PY_STORE_ATTR:
    case PY_END_ASYNC_FOR:
    case PY_MATCH_CLASS: return -2;
    case PY_STORE_SUBSCR: return -3;

    case PY_UNPACK_SEQUENCE: return arg - 1;
    case PY_UNPACK_EX: return (arg & 0xff) + (arg >> 8);
    case PY_BUILD_TUPLE:
    case PY_BUILD_LIST:
    case PY_BUILD_SET:
    case PY_BUILD_STRING: return 1 - arg;
    case PY_BUILD_MAP: return 1 - 2 * arg;
    case PY_BUILD_CONST_KEY_MAP: return -arg;
    case PY_BUILD_SLICE: return arg == 3 ? -2 : -1;
    case PY_RAISE_VARARGS:
    case PY_PRECALL: return -arg;
    case PY_CALL_FUNCTION_EX: return -2 - (arg & 1);
    case PY_MAKE_FUNCTION:
        return -((arg & 1) != 0) - ((arg & 2) != 0) - ((arg & 4) != 0) - ((arg & 8) != 0);
    case PY_FORMAT_VALUE: return (arg & 4) ? -1 : 0;

    case PY_FOR_ITER: return jump ? -1 : 1;
    case PY_SEND: return jump ? -1 : 0;
    case PY_JUMP_IF_TRUE_OR_POP:
    case PY_JUMP_IF_FALSE_OR_POP: return jump ? 0 : -1;
    case OP_SETUP_FINALLY:
    case OP_SETUP_WITH: return jump ? 1 : 0;
    case OP_SETUP_CLEANUP: return jump ? 2 : 0;
    default: return 0;
    }
}

int py_stack_effect(int op, uint32_t arg, bool jump)
{
    return stack_effect(op, (int)arg, jump);
}

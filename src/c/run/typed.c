/* Lines typed at the prompt. */
#include "c/run/machine.h"

void c_run_typed(struct c_machine *machine)
{
    machine->typed = NULL;
}

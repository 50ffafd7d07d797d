# bash completion for heapstep. Options and their values are read from `heapstep COMMAND --help`.

_heapstep_options() { # COMMAND
    "${_heapstep_program:-heapstep}" ${1:+"$1"} --help 2>/dev/null |
        sed -n 's/^  \(--[a-z-]*\)\(,\(-[a-z]\)\)\{0,1\} .*/\1 \3/p'
}

_heapstep_values() { # COMMAND OPTION: the words of its line in the help
    "${_heapstep_program:-heapstep}" ${1:+"$1"} --help 2>/dev/null |
        sed -n "s/^  $2 [A-Z]*  *\([^:;]*: \)\{0,1\}\([^;(]*\).*/\2/p" |
        sed 's/,/ /g; s/ or / /g'
}

_heapstep_lessons() {
    "${_heapstep_program:-heapstep}" lessons 2>/dev/null | sed -n 's/^  \([^ ]*\).*/\1/p'
}

_heapstep_files() {
    compopt -o filenames 2>/dev/null
    COMPREPLY+=($(compgen -d -- "$1"))
    local file
    for file in "$1"*; do
        case $file in
        *.py | *.c | *.md) COMPREPLY+=("$file") ;;
        esac
    done
}

_heapstep() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=
    local _heapstep_program=${COMP_WORDS[0]}
    COMPREPLY=()
    if ((COMP_CWORD > 1)); then
        case ${COMP_WORDS[1]} in
        run | render | compare | lessons) command=${COMP_WORDS[1]} ;;
        esac
    fi
    case $before in
    --view | --format | --theme)
        COMPREPLY=($(compgen -W "$(_heapstep_values "$command" "$before")" -- "$word"))
        return ;;
    --output | -o)
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$word"))
        return ;;
    --at | --steps | --size) return ;;
    esac
    if [[ $command == run ]] && ((COMP_CWORD > 2)); then
        compopt -o default 2>/dev/null
        return
    fi
    case $word in
    -*)
        local more="--help"
        ((COMP_CWORD == 1)) && more="--help --version"
        [[ $command == lessons ]] && more="--help --check"
        COMPREPLY=($(compgen -W "$more $(_heapstep_options "$command")" -- "$word"))
        return ;;
    esac
    _heapstep_files "$word"
    if ((COMP_CWORD == 1)); then
        COMPREPLY+=($(compgen -W "run render compare lessons" -- "$word"))
    fi
    if [[ -z $command || $command == render || $command == compare ]]; then
        COMPREPLY+=($(compgen -W "$(_heapstep_lessons)" -- "$word"))
    fi
}

complete -F _heapstep heapstep

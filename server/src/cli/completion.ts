import { script } from '@bomb.sh/tab';
import { Argument, type Command, type Option } from 'commander';
import { SETTABLE } from '../rules/settings';
import { print, say } from './terminal';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'];

/** How each shell takes its script. */
const HOW = [
  ['bash        ', 'kijun completion bash >> ~/.bashrc'],
  ['zsh         ', 'kijun completion zsh >> ~/.zshrc'],
  ['fish        ', 'kijun completion fish > ~/.config/fish/completions/kijun.fish'],
  ['powershell  ', 'kijun completion powershell >> $PROFILE'],
] as const;

/** What the scripts of the shells are told about files: nothing else fits, or files fit. */
const NO_FILES = 4;
const FILES = 0;

/**
 * `kijun completion`: the script of a shell, which asks `kijun complete -- WORDS` what fits. The answers come out of the commands
 * themselves, as commander knows them.
 */
export function addCompletion(program: Command): Command {
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .helpOption(false)
    .action((words: string[]) => print(completed(program, words)));
  return (
    program
      .command('completion')
      .description(say('シェルの補完のためのスクリプトを表示する', 'print the script for completion in a shell'))
      .addArgument(new Argument('<shell>', say('シェル', 'the shell')).choices(SHELLS))
      .addHelpText(
        'after',
        `\n${say('使い始めるには', 'To begin')}:\n${HOW.map(([shell, how]) => `  ${shell}${how}\n`).join('')}`,
      )
      // the library writes to standard output by itself
      .action((shell: string) => (shell === 'bash' ? print(BASH) : script(shell, program.name(), program.name())))
  );
}

/** The library's script for bash needs the package bash-completion, which Git Bash does not have, and completes no files. */
const BASH = `# bash completion for kijun
_kijun() {
    local answer line
    COMPREPLY=()
    answer=$(kijun complete -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    while IFS= read -r line; do
        case $line in
            :${FILES}) ;;
            :*) compopt +o default 2>/dev/null ;;
            ?*) COMPREPLY+=("\${line%%$'\\t'*}") ;;
        esac
    done <<< "$answer"
}
complete -o default -F _kijun kijun
`;

/** What fits behind the words: a line each, value and description, and at the end what the shell is to do about files. */
function completed(program: Command, words: readonly string[]): string {
  const [begun = '', before] = [words.at(-1), words.slice(0, -1)];
  const command = program.commands.find((one) => one.name() === before.find((word) => !word.startsWith('-')));
  const { choices, files } = fitting(program, command, before, begun);
  const lines = choices
    .filter(({ value }) => value.startsWith(begun))
    .map(({ value, text }) => `${value}${text && `\t${text}`}\n`);
  return `${lines.join('')}:${files ? FILES : NO_FILES}\n`;
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

function fitting(
  program: Command,
  command: Command | undefined,
  before: readonly string[],
  begun: string,
): { readonly choices: readonly Choice[]; readonly files: boolean } {
  const help = program.createHelp();
  const options = help.visibleOptions(command ?? program);
  const asked = options.find((option) => option.long === before.at(-1));
  if (asked?.required) return given(asked);
  if (begun.startsWith('-'))
    return {
      choices: options.flatMap(({ long, description }) => (long ? { value: long, text: description } : [])),
      files: false,
    };
  if (!command)
    return {
      choices: help.visibleCommands(program).map((one) => ({ value: one.name(), text: one.description() })),
      files: false,
    };
  if (command.name() === 'explain')
    return { choices: SETTABLE.map(({ id, title }) => ({ value: id, text: say(title.ja, title.en) })), files: false };
  const [argument] = command.registeredArguments;
  return argument ? given(argument) : { choices: [], files: false };
}

const given = ({ argChoices }: Pick<Option | Argument, 'argChoices'>) => ({
  choices: (argChoices ?? []).map((value) => ({ value, text: '' })),
  files: argChoices === undefined,
});

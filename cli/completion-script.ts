// The scripts with which shells complete the command. Comes in: its verbs. Goes out: the text of a script. Pure. Used by: completion.ts.

/** What may stand somewhere: one of some words, or a file. */
export type CompletedWords = readonly string[] | 'files';

/** A verb as a shell completes it. */
export interface CompletedVerb {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly {
    readonly flag: string;
    readonly summary: string;
    /** Of its value. Absent: it takes none. */
    readonly words?: CompletedWords | undefined;
  }[];
  /** Of its arguments. */
  readonly words: CompletedWords;
}

/** A script by the name of its shell. */
export const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

function bashScript(verbs: readonly CompletedVerb[]): string {
  // Without a word of ours bash completes files: `-o default`.
  const complete = (words: CompletedWords) =>
    words === 'files' || words.length === 0
      ? 'COMPREPLY=()'
      : `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$current"))`;
  const values = verbs.flatMap(({ name, options }) =>
    options.flatMap(({ flag, words }) =>
      words ? `    ${quoted(`${name} ${flag}`)}) ${complete(words)}; return ;;` : [],
    ),
  );
  const flags = ({ options }: CompletedVerb) => [...options.map(({ flag }) => flag), '--help'];
  return `# Completion of igap-reactions for bash: source <(npx igap-reactions completion bash)
_igap_reactions() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} verb=\${COMP_WORDS[1]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    ${complete(verbs.map(({ name }) => name))}
    return
  fi
  case "$verb $previous" in
${values.join('\n')}
  esac
  case "$verb $current" in
${verbs.map((verb) => `    '${verb.name} -'*) ${complete(flags(verb))} ;;`).join('\n')}
${verbs.map((verb) => `    '${verb.name} '*) ${complete(verb.words)} ;;`).join('\n')}
  esac
}
complete -o default -F _igap_reactions igap-reactions`;
}

function zshScript(verbs: readonly CompletedVerb[]): string {
  /** In a specification of _arguments these have a meaning of their own. */
  const plain = (text: string) => text.replace(/[[\]:\\]/g, '\\$&');
  const action = (words: CompletedWords) => (words === 'files' ? '_files' : `(${words.join(' ')})`);
  const specs = ({ options, words }: CompletedVerb) => [
    ...options.map(({ flag, summary, words: values }) =>
      quoted(`${flag}[${plain(summary)}]${values ? `:value:${action(values)}` : ''}`),
    ),
    quoted('--help[print its help]'),
    ...(words.length === 0 ? [] : [quoted(`*:value:${action(words)}`)]),
  ];
  return `#compdef igap-reactions
# Completion of igap-reactions for zsh: source <(npx igap-reactions completion zsh)
_igap_reactions() {
  local -a verbs=(
${verbs.map(({ name, summary }) => `    ${quoted(`${name}:${plain(summary)}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe verb verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case $verb in
${verbs.map((verb) => `    ${verb.name}) _arguments ${specs(verb).join(' ')} ;;`).join('\n')}
  esac
}
compdef _igap_reactions igap-reactions`;
}

function fishScript(verbs: readonly CompletedVerb[]): string {
  const command = 'complete -c igap-reactions';
  const lines = verbs.flatMap(({ name, summary, options, words }) => {
    const after = `${command} -n ${quoted(`__fish_seen_subcommand_from ${name}`)}`;
    const values = (given: CompletedWords) =>
      given === 'files'
        ? ' -r -F'
        : given.length === 0
          ? ' -x'
          : ` -x -a ${quoted(given.join(' '))}`;
    return [
      `${command} -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
      ...options.map(
        ({ flag, summary, words }) =>
          `${after} -l ${flag.replace('--', '')} -d ${quoted(summary)}${words ? values(words) : ''}`,
      ),
      `${after} -l help -d 'print its help'`,
      ...(words === 'files'
        ? [`${after} -F`]
        : words.length > 0
          ? [`${after} -a ${quoted(words.join(' '))}`]
          : []),
    ];
  });
  return [
    '# Completion of igap-reactions for fish: npx igap-reactions completion fish | source',
    `${command} -f`,
    ...lines,
  ].join('\n');
}

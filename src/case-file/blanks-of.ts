/** On paper, and in a file, nobody can tell a skipped question from one not shown: a blank is a blank. */
export const blanksOf = (answers: Readonly<Record<string, number | null>>): Record<string, 'skipped'> =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([, answer]) => answer === null)
      .map(([id]) => [id, 'skipped' as const]),
  )

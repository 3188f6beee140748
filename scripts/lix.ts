/** `npm run lix`: how easy the Swedish is that those who answer are given, part by part. Ends with 1 where a part is too hard. */
import { forms, trainingPack } from '#instruments'
import { families } from '../src/about/families/sv.ts'
import { plainness, tooHard } from '../src/words/plain-language.ts'
import { sv } from '../src/words/sv.ts'

const said = (part: string) =>
  Object.entries(sv)
    .filter(([id]) => id.startsWith(`${part}.`))
    .map(([, message]) => message)

/** What a respondent meets in our own words, by where it is met. The sentences of licensed forms are their holders'. */
export async function respondentTexts(): Promise<readonly (readonly [string, readonly string[]])[]> {
  const packs = await Promise.all(forms.map(async ({ id }) => [id, await trainingPack(id, 'sv')] as const))
  return [
    ['the form’s own screens', said('answering')],
    ['a tablet in the waiting room', said('room')],
    ['the page at home', said('home')],
    ['looking at the answers together', said('together')],
    ['the slip to fill in at home', said('slip.sheet')],
    ['the sheet for families', [families.lead, ...families.sections.flatMap(({ points }) => points)]],
    ...packs.flatMap(([id, pack]) =>
      pack ? [[`practice sentences, ${id}`, [pack.instruction, ...pack.items.map(({ text }) => text)]] as const] : [],
    ),
  ]
}

if (import.meta.main) {
  const rows = (await respondentTexts()).map(([where, texts]) => ({ where, ...plainness(texts) }))
  console.log('| where | words | sentences | LIX | longest sentence, words |\n|--|--:|--:|--:|--:|')
  for (const { where, words, sentences, lix, longest } of rows)
    console.log(`| ${where} | ${words} | ${sentences} | ${lix.toFixed(0)} | ${longest.words}: ${longest.text} |`)
  if (rows.some(tooHard)) process.exitCode = 1
}

/** What another definition of the same period says otherwise, a line a part. */
import type { Period } from '#aggregate'
import { useWords } from '../../words/index.tsx'
import { changesIn } from '../corrections.ts'

export function ChangesIn({ before, now }: { readonly before: Period; readonly now: Period }) {
  const { t, language } = useWords()
  return (
    <ul>
      {changesIn(before, now, language).map(({ part, gone, come }) => {
        const [from, to] = [gone.join(' · '), come.join(' · ')]
        const said = from && to ? 'became' : from ? 'gone' : to ? 'come' : 'other'
        return <li key={part}>{t(`period.changed.${said}`, { part: t(`period.changed.part.${part}`), from, to })}</li>
      })}
    </ul>
  )
}

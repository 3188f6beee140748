/** Where whoever is in had something typed and not saved when the tablet locked by itself. */
import { Link } from 'wouter'
import { useCaseFiles } from '../case-file/use-cases.ts'
import { typedPlaces } from '../controls/typed.tsx'
import { Notice } from '../look/index.tsx'
import { useRecords, useVault } from '../vault/index.ts'
import { type MessageId, useWords } from '../words/index.tsx'

/** By the last part of the address; a case's own page has notes on what was seen. */
const screens: Readonly<Record<string, MessageId>> = {
  protocol: 'protocol.title',
  paper: 'case.paper',
  correct: 'paper.correct',
  rate: 'rating.tab',
  edit: 'case.edit',
  new: 'case.new',
  staff: 'unit.staff',
  report: 'report.title',
}

export function TypedPlaces() {
  const { t } = useWords()
  const { me } = useVault()
  const files = useCaseFiles()
  const places = typedPlaces(useRecords(), me.staff)
  if (places.length === 0) return null
  return (
    <Notice>
      <p>{t('unsaved.places')}</p>
      <ul>
        {places.map((at) => {
          const parts = at.split('/')
          const code = files.get(parts[2] ?? '')?.code
          return (
            <li key={at}>
              <Link href={at}>{t(screens[parts.at(-1) ?? ''] ?? 'review.title')}</Link>{' '}
              {code !== undefined && <span className="code">{code}</span>}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** What came along of the contact at another unit: when it was, who said yes to the move, and what its protocol said. */
import { periodFor } from '../catalogue/periods.ts'
import { type KeptOf, useRecords } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'

type Arrival = KeptOf<'moved-in'>['body']

export default function MovedFrom({ arrival }: { readonly arrival: Arrival }) {
  const { t } = useWords()
  const { opened, day, consent, protocol } = arrival
  return (
    <>
      <p>{t('move.there', { opened, day, who: t(`move.consent.${consent.by}`) })}</p>
      {protocol ? <ProtocolThere protocol={protocol} opened={opened} /> : <p>{t('move.there-none')}</p>}
    </>
  )
}

const lists = ['reasons', 'interventions', 'professions'] as const
const dates = ['requested', 'firstOffered', 'firstVisit', 'started', 'ended'] as const

/** What is not known is left out. Codes of a period that this unit has not loaded stand as they are. */
function ProtocolThere(props: { readonly protocol: NonNullable<Arrival['protocol']>; readonly opened: string }) {
  const { t, list, language } = useWords()
  const { protocol } = props
  const period = periodFor(useRecords(), props.opened)
  const named = (kind: (typeof lists)[number]) =>
    (protocol[kind] ?? []).map((code) => period[kind].find(({ id }) => id === code)?.names[language] ?? code)
  const rows = [
    ...lists.map((kind) => [t(`protocol.${kind}`), list(named(kind))] as const),
    ...dates.map((date) => [t(`protocol.date.${date}`), protocol[date] ?? ''] as const),
    [t('protocol.visits'), String(protocol.visits ?? '')] as const,
  ].filter(([, said]) => said !== '')
  return (
    <>
      <h3>{t('move.there-protocol')}</h3>
      <ul>
        {rows.map(([what, said]) => (
          <li key={what}>
            {what}: {said}
          </li>
        ))}
      </ul>
    </>
  )
}

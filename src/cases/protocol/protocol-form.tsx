/** The protocol on one screen. Knows the codes and the case's year of birth; keeps nothing. */
import { type FormEvent, useState } from 'react'
import type { Code, Period } from '#aggregate'
import { contactBys, endings, takeovers } from '../../case-file/own-codes.ts'
import { type ImpossibleDate, impossibleDates } from '../../case-file/visit-dates.ts'
import { today } from '../../clock/today.ts'
import { NotSaved, type Typed } from '../../controls/typed.tsx'
import { Button, Notice } from '../../look/index.tsx'
import { useWords } from '../../words/index.tsx'
import { OneOf, SeveralOf } from './choices.tsx'
import { DateFields } from './date-fields.tsx'
import type { Protocol, ProtocolDraft } from './empty-protocol.ts'
import { VisitsField } from './visits-field.tsx'

export function ProtocolForm(props: {
  readonly period: Period
  readonly born: number
  readonly from: ProtocolDraft
  readonly typed: Typed<ProtocolDraft>
  readonly onSave: (draft: ProtocolDraft) => void
}) {
  const { t, language } = useWords()
  const { from } = props
  const [{ protocol, filledFrom }, setDraft] = useState(props.typed.found ?? from)
  const [faults, setFaults] = useState<readonly ImpossibleDate[]>([])
  const set = (part: Partial<Protocol>) =>
    setDraft((before) => ({ ...before, protocol: { ...before.protocol, ...part } }))
  const choices = (codes: readonly Code[]) => codes.map(({ id, names }) => ({ id, label: names[language] }))

  function save(event: FormEvent) {
    event.preventDefault()
    const found = impossibleDates(protocol, props.born, today())
    setFaults(found)
    if (found.length === 0) props.onSave({ protocol, filledFrom })
  }

  return (
    <form className="stack protocol" onSubmit={save} noValidate>
      <NotSaved
        typed={props.typed}
        value={JSON.stringify(protocol) === JSON.stringify(from.protocol) ? null : { protocol, filledFrom }}
        what={t('protocol.unsaved')}
        forget={() => setDraft(from)}
      />
      <p className="muted">{t('protocol.about')}</p>
      <SeveralOf
        legend={t('protocol.reasons')}
        choices={choices(props.period.reasons)}
        chosen={protocol.reasons}
        onChoose={(reasons) => set({ reasons })}
      />
      <OneOf
        legend={t('protocol.contactBy')}
        name="contact-by"
        choices={[
          ...contactBys.map((id) => ({ id, label: t(`protocol.contactBy.${id}`) })),
          { id: null, label: t('app.unknown') },
        ]}
        chosen={protocol.contactBy}
        onChoose={(contactBy) => set({ contactBy })}
      />
      <SeveralOf
        legend={t('protocol.interventions')}
        choices={choices(props.period.interventions)}
        chosen={protocol.interventions}
        onChoose={(interventions) => set({ interventions })}
      />
      <SeveralOf
        legend={t('protocol.professions')}
        choices={choices(props.period.professions)}
        chosen={protocol.professions}
        onChoose={(professions) => set({ professions })}
      />
      <DateFields dates={protocol} faults={faults} onChange={set} />
      <VisitsField visits={protocol.visits ?? null} onChange={(visits) => set({ visits })} />
      <OneOf
        legend={t('protocol.ending')}
        name="ending"
        choices={[
          { id: null, label: t('protocol.ending.none') },
          ...endings.map((id) => ({ id, label: t(`protocol.ending.${id}`) })),
        ]}
        chosen={protocol.ending}
        // Only a contact that moves on has somebody who is to take over.
        onChoose={(ending) =>
          set({ ending, takenOver: ending === null || ending === 'moved-on' ? null : 'not-needed' })
        }
      />
      {protocol.ending === 'moved-on' && (
        <OneOf
          legend={t('protocol.takenOver')}
          name="taken-over"
          choices={[
            ...takeovers.map((id) => ({ id, label: t(`protocol.takenOver.${id}`) })),
            { id: null, label: t('app.unknown') },
          ]}
          chosen={protocol.takenOver}
          onChoose={(takenOver) => set({ takenOver })}
        />
      )}
      <div className="staying-bar">
        {faults.length > 0 && <Notice kind="refusal">{t('protocol.faults', { number: faults.length })}</Notice>}
        <Button type="submit" look="main">
          {t('protocol.save')}
        </Button>
      </div>
    </form>
  )
}

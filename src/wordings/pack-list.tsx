/** The unit's loaded wordings, and by what right each is shown. */
import { useState } from 'react'
import { holdsOn, type UnitPack } from '../catalogue/packs.ts'
import { TextField } from '../controls/text-field.tsx'
import { Button, Dialog } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { saidBy, WordingCard } from './wording-card.tsx'

type Loaded = UnitPack & { readonly record: string }

export function PackList(props: {
  readonly packs: readonly Loaded[]
  readonly day: string
  onShow(pack: UnitPack): void
  onRemove(record: string, reason: string): Promise<void>
}) {
  const { t } = useWords()
  const [removing, setRemoving] = useState<Loaded | null>(null)
  if (props.packs.length === 0) return <p className="muted">{t('wordings.none')}</p>
  const kind = ({ pack }: Loaded) => `${pack.form} ${pack.language}`
  const shown = new Map(
    props.packs
      .filter(({ pack }) => holdsOn(pack, props.day))
      .toReversed()
      .map((one) => [kind(one), one]),
  )
  const mark = (one: Loaded) => {
    const { validUntil } = one.pack.licence
    if (!holdsOn(one.pack, props.day)) return <strong>{t('wordings.ended', { day: validUntil ?? '' })}</strong>
    return shown.get(kind(one)) === one && <span className="mark">{t('wordings.in-use')}</span>
  }
  return (
    <>
      <h2 id="loaded">{t('wordings.loaded')}</h2>
      <ul className="plain stack" aria-labelledby="loaded">
        {props.packs.map((one) => (
          <WordingCard key={one.record} of={saidBy(one.pack)} mark={mark(one)}>
            <Button onClick={() => props.onShow(one)}>{t('wordings.show')}</Button>
            <Button look="quiet" onClick={() => setRemoving(one)}>
              {t('wordings.remove')}
            </Button>
          </WordingCard>
        ))}
      </ul>
      {removing && (
        <Remove
          pack={removing}
          onClose={() => setRemoving(null)}
          onRemove={async (reason) => {
            await props.onRemove(removing.record, reason)
            setRemoving(null)
          }}
        />
      )}
    </>
  )
}

function Remove(props: { readonly pack: Loaded; onClose(): void; onRemove(reason: string): Promise<void> }) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  return (
    <Dialog title={t('wordings.remove.title', { title: props.pack.pack.title })} onClose={props.onClose}>
      <p>{t('wordings.remove.about')}</p>
      <TextField label={t('wordings.remove.why')} value={reason} onChange={setReason} max={400} />
      <div className="row">
        <Button look="main" disabled={reason.trim() === ''} onClick={() => void props.onRemove(reason.trim())}>
          {t('wordings.remove')}
        </Button>
        <Button onClick={props.onClose}>{t('app.cancel')}</Button>
      </div>
    </Dialog>
  )
}

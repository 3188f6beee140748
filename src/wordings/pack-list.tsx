/** The unit's loaded wordings, and by what right each is shown. */
import { useState } from 'react'
import { formById } from '#instruments'
import { TextField } from '../cases/text-field.tsx'
import { Button, Dialog, Table } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { languageName } from './language-name.ts'
import { holdsOn, type UnitPack } from './packs.ts'

type Loaded = UnitPack & { readonly record: string }

export function PackList(props: {
  readonly packs: readonly Loaded[]
  readonly day: string
  onShow(pack: UnitPack): void
  onRemove(record: string, reason: string): Promise<void>
}) {
  const { t, language } = useWords()
  const [removing, setRemoving] = useState<Loaded | null>(null)
  if (props.packs.length === 0) return <p className="muted">{t('wordings.none')}</p>
  const kind = ({ pack }: Loaded) => `${pack.form} ${pack.language}`
  const shown = new Map(
    props.packs
      .filter(({ pack }) => holdsOn(pack, props.day))
      .toReversed()
      .map((one) => [kind(one), one]),
  )
  const until = ({ pack }: Loaded) => {
    if (pack.licence.validUntil === null) return t('wordings.no-end')
    if (holdsOn(pack, props.day)) return <bdi>{pack.licence.validUntil}</bdi>
    return <strong>{t('wordings.ended', { day: pack.licence.validUntil })}</strong>
  }
  return (
    <>
      <Table
        caption={t('wordings.loaded')}
        columns={[
          { name: t('wordings.form') },
          { name: t('wordings.language') },
          { name: t('wordings.version') },
          { name: t('wordings.granted-by') },
          { name: t('wordings.valid-until') },
          { name: t('wordings.do') },
        ]}
        rows={props.packs.map((one) => ({
          key: one.record,
          cells: [
            <span key="form">
              <bdi>{formById(one.pack.form)?.title ?? one.pack.form}</bdi>
              {one.pack.training && <span className="mark mark--training">{t('wordings.practice-text')}</span>}
            </span>,
            languageName(one.pack.language, language),
            <span key="version">
              <bdi>{one.pack.version}</bdi>
              {shown.get(kind(one)) === one && <span className="mark">{t('wordings.in-use')}</span>}
            </span>,
            <bdi key="by">{one.pack.licence.grantedBy}</bdi>,
            until(one),
            <div className="row" key="do">
              <Button onClick={() => props.onShow(one)}>{t('wordings.show')}</Button>
              <Button look="quiet" onClick={() => setRemoving(one)}>
                {t('wordings.remove')}
              </Button>
            </div>,
          ],
        }))}
      />
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

/** Changes from one device to another in a file: made here, or taken in, with what came and what was refused. */
import { useState } from 'react'
import { today } from '../../../clock/today.ts'
import { FileField } from '../../../controls/file-field.tsx'
import { useDeviceName } from '../../../controls/use-device-name.ts'
import { useSaving } from '../../../controls/use-saving.tsx'
import { Button, Notice } from '../../../look/index.tsx'
import { saveFile } from '../../../look/save-file.ts'
import { type DeviceSeen, type Devices, shortPlace, type TakenIn, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'

interface Props {
  readonly devices: Devices
  readonly all: readonly DeviceSeen[]
}

export function SyncFiles({ devices, all }: Props) {
  const { t, named } = useWords()
  const { place } = useVault()
  const { busy, save, refusal } = useSaving()
  const [made, setMade] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const [told, setTold] = useState<TakenIn | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const make = async (everything: boolean) => {
    setMade(false)
    const file = await save(() => devices.file(everything))
    if (!file) return
    saveFile(`mattstock-${shortPlace(place)}-${today()}.sync`, file)
    setMade(true)
  }
  const take = async (file: File) => {
    setTold(null)
    setRefused(null)
    setShare(0)
    const answer = await save(() => devices.takeInFile(file, setShare))
    setShare(null)
    if (!answer) return
    if ('refused' in answer) setRefused(answer.refused)
    else setTold(answer)
  }
  return (
    <section className="stack" aria-labelledby="sync-files">
      <h2 id="sync-files">{t('devices.file-title')}</h2>
      <p>{t('devices.file-about')}</p>
      <div className="row">
        <Button look="main" disabled={busy} onClick={() => void make(false)}>
          {t('devices.file-make')}
        </Button>
        <Button look="quiet" disabled={busy} onClick={() => void make(true)}>
          {t('devices.file-all')}
        </Button>
      </div>
      <FileField
        label={t('devices.file-choose')}
        accept=".sync"
        disabled={share !== null}
        onFile={(file) => void take(file)}
      />
      {refused && <Notice kind="refusal">{named(`devices.refused.${refused}`, refused)}</Notice>}
      {refusal}
      <div role="status">
        {share !== null && <progress value={share} max={1} aria-label={t('devices.file-choose')} />}
        {made && <Notice kind="calm">{t('devices.file-made')}</Notice>}
        {told && <Told told={told} all={all} />}
      </div>
    </section>
  )
}

/** What came and what did not, each in a sentence. */
function Told({ told, all }: { readonly told: TakenIn; readonly all: Props['all'] }) {
  const { t } = useWords()
  const nameOf = useDeviceName()
  const name = (device: string) => nameOf(all.find((one) => one.device === device) ?? { device, name: null })
  const { came, forged, strangers, afterRemoval, waiting, forked, copied, header, erased } = told
  const keys = header === 'same' || header === 'older' ? null : header
  const bad = [
    ...(forged > 0 ? [t('devices.told.forged', { count: forged })] : []),
    ...(strangers > 0 ? [t('devices.told.strangers', { count: strangers })] : []),
    ...(afterRemoval > 0 ? [t('devices.told.after-removal', { count: afterRemoval })] : []),
    ...waiting.map(({ device, writes }) => t('devices.told.waiting', { name: name(device), count: writes })),
    ...forked.map((device) => t('devices.told.forked', { name: name(device) })),
    ...(copied ? [t('devices.told.copied')] : []),
    ...(keys === 'parted' || keys === 'unknown' ? [t(`devices.told.${keys}`)] : []),
  ]
  return (
    <>
      <Notice kind="calm">
        {came.length === 0 ? (
          <p>{t('devices.told.nothing')}</p>
        ) : (
          <>
            <p>{t('devices.told.came')}</p>
            <ul>
              {came.map(({ device, writes }) => (
                <li key={device} dir="auto">
                  {t('devices.told.from', { name: name(device), count: writes })}
                </li>
              ))}
            </ul>
          </>
        )}
        {keys === 'newer' && <p>{t('devices.told.newer')}</p>}
        {erased > 0 && <p>{t('devices.told.erased', { count: erased })}</p>}
      </Notice>
      {bad.length > 0 && (
        <Notice kind="refusal">
          {bad.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
    </>
  )
}

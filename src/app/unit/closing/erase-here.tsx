/** A unit that is closed: the others are told, and all of it goes from this device, with the unit's name typed. */
import { useState } from 'react'
import { civilDay } from '#aggregate'
import { useStaffNames } from '../../../case-file/staff.ts'
import { today } from '../../../clock/today.ts'
import { beginAnew, useScreens } from '../../../controls/begin-anew.ts'
import { useSaving } from '../../../controls/use-saving.tsx'
import { Button, Notice } from '../../../look/index.tsx'
import { saveFile } from '../../../look/save-file.ts'
import { forgetOutbox } from '../../../outbox/store.ts'
import { forgetChosenPlace, type Membership, shortPlace, useRecords, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'
import { NamedErasure } from '../named-erasure.tsx'

export function EraseHere({ closed }: { readonly closed: NonNullable<Membership['closed']> }) {
  const { t } = useWords()
  const vault = useVault()
  const name = useStaffNames().get(closed.by) ?? t('app.unknown')
  const last = useRecords().reduce(
    (day, { at }) => (civilDay(Date.parse(at)) > day ? civilDay(Date.parse(at)) : day),
    '',
  )
  return (
    <>
      <Notice>{t('closing.closed', { name, day: closed.day })}</Notice>
      {last > closed.day && <Notice kind="refusal">{t('closing.written-since', { day: last })}</Notice>}
      {vault.deviceCount() > 1 && <TellOthers />}
      <p>{t('closing.server')}</p>
      <Erase />
    </>
  )
}

/** By the file that devices exchange: the chain is in it. */
function TellOthers() {
  const { t } = useWords()
  const vault = useVault()
  const [made, setMade] = useState(false)
  const { busy, save, refusal } = useSaving()
  const make = async () => {
    const file = await save(async () => (await vault.devices()).file(false))
    if (!file) return
    saveFile(`mattstock-${shortPlace(vault.place)}-${today()}.sync`, file)
    setMade(true)
  }
  return (
    <section className="card stack" aria-labelledby="tell-others">
      <h2 id="tell-others">{t('closing.others')}</h2>
      <p>{t('closing.others-about')}</p>
      <div className="row">
        <Button disabled={busy} onClick={() => void make()}>
          {t('closing.others-make')}
        </Button>
      </div>
      {refusal}
      <div role="status">{made && <Notice kind="calm">{t('devices.file-made')}</Notice>}</div>
    </section>
  )
}

function Erase() {
  const { t } = useWords()
  const vault = useVault()
  const screens = useScreens()
  const { busy, save, refusal } = useSaving()
  const erase = async () => {
    const { place } = vault
    const gone = await save(() =>
      vault
        .eraseHere()
        .then(() => forgetOutbox(place))
        .then(() => true),
    )
    if (!gone) return
    forgetChosenPlace()
    await beginAnew(screens, null)
  }
  return (
    <section className="stack" aria-labelledby="erase-here">
      <h2 id="erase-here">{t('closing.erase')}</h2>
      <NamedErasure
        label={t('closing.erase')}
        busy={busy}
        erase={() => void erase()}
        about={<p>{t('closing.erase-about')}</p>}
        after={refusal}
      />
    </section>
  )
}

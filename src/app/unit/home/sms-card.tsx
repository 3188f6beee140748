/** Whether the unit lets a link travel in a message that it sends itself: off until a keeper has switched it on. */
import { useRoles } from '../../../case-file/roles.ts'
import { smsAllowed } from '../../../case-file/slips.ts'
import { useSaving } from '../../../controls/use-saving.tsx'
import { HOME_SMS, useRecords, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'

export function SmsCard() {
  const { t, list } = useWords()
  const vault = useVault()
  const { keeper, keepers } = useRoles()
  const allowed = smsAllowed(useRecords())
  const { busy, save, refusal } = useSaving()
  const allow = (value: boolean) =>
    vault.append({ caseId: null, body: { kind: 'setting' as const, name: HOME_SMS, value } })
  return (
    <section className="card stack" aria-labelledby="sms">
      <h2 id="sms">{t('promise.sms')}</h2>
      <p>{t('promise.sms-about')}</p>
      {keeper && (
        <label className="check">
          <input
            type="checkbox"
            autoComplete="off"
            checked={allowed}
            disabled={busy}
            onChange={(event) => void save(() => allow(event.target.checked))}
          />
          {t('promise.sms-on')}
        </label>
      )}
      {!keeper && (
        <>
          <p>{t(allowed ? 'promise.sms-is-on' : 'promise.sms-is-off')}</p>
          <p className="muted">{t('promise.keeper', { names: list(keepers.map(({ name }) => name)) })}</p>
        </>
      )}
      {refusal}
    </section>
  )
}

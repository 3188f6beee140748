/** Where the unit's server sends its neutral reminders. A test letter goes to each address at once. */
import { type FormEvent, useState } from 'react'
import { useRoles } from '../../../case-file/roles.ts'
import { useSaving } from '../../../controls/use-saving.tsx'
import { Button, Field, Notice } from '../../../look/index.tsx'
import { type Home, RelayRefusal } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'

export function MailCard({ home }: { readonly home: Home }) {
  const { t, list } = useWords()
  const { keeper, keepers } = useRoles()
  const mail = home.reading()?.mail
  if (!mail?.possible) return null
  return (
    <section className="card stack" aria-labelledby="mail">
      <h2 id="mail">{t('promise.mail')}</h2>
      <p>{t('promise.mail-about')}</p>
      {mail.address && <p dir="auto">{list([mail.address, ...(mail.deputy ? [mail.deputy] : [])])}</p>}
      {keeper ? (
        <MailFields home={home} mail={mail} />
      ) : (
        <p className="muted">{t('promise.keeper', { names: list(keepers.map(({ name }) => name)) })}</p>
      )}
    </section>
  )
}

/** As the relay takes it, roughly: it says no to the rest. */
const isAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

function MailFields(props: {
  readonly home: Home
  readonly mail: { readonly address: string | null; readonly deputy: string | null }
}) {
  const { t, named } = useWords()
  const [address, setAddress] = useState(props.mail.address ?? '')
  const [deputy, setDeputy] = useState(props.mail.deputy ?? '')
  const [said, setSaid] = useState<'sent' | { readonly refused: string } | null>(null)
  const { busy, save, refusal } = useSaving()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSaid(null)
    if (![address, deputy].every((one) => isAddress.test(one.trim()))) return setSaid({ refused: 'bad-address' })
    const done = await save(() =>
      props.home.setMail(address.trim(), deputy.trim()).catch((fault) => {
        if (!(fault instanceof RelayRefusal)) throw fault
        return { refused: 'relay' }
      }),
    )
    if (done) setSaid('refused' in done ? done : 'sent')
  }
  return (
    <form className="stack" autoComplete="off" noValidate onSubmit={(event) => void submit(event)}>
      <AddressField label={t('promise.address')} value={address} onChange={setAddress} />
      <AddressField label={t('promise.deputy-address')} value={deputy} onChange={setDeputy} />
      <div role="status">{said === 'sent' && <Notice kind="calm">{t('promise.mail-sent')}</Notice>}</div>
      {said !== null && said !== 'sent' && (
        <Notice kind="refusal">{named(`promise.refused.${said.refused}`, t('slip.refused.other'))}</Notice>
      )}
      {refusal}
      <div className="row">
        <Button type="submit" disabled={busy}>
          {t('promise.mail-save')}
        </Button>
      </div>
    </form>
  )
}

function AddressField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
}) {
  return (
    <Field label={props.label}>
      {(ties) => (
        <input
          {...ties}
          className="input"
          type="email"
          dir="ltr"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
        />
      )}
    </Field>
  )
}

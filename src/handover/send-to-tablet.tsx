/** Whoever answers gets the form on a tablet in the waiting room: one press, and the number to read out. */
import { useState } from 'react'
import { useTablets } from '../cases/tablets/use-tablets.ts'
import { useSaving } from '../controls/use-saving.tsx'
import { Button, Notice } from '../look/index.tsx'
import type { HandoverPlan } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { LeftOut } from './left-out.tsx'

/** A form that went to a tablet. */
export interface Sent {
  readonly device: string
  readonly turn: number
  /** It lies at the server; else it goes there as soon as that answers. */
  readonly left: boolean
}

interface Props {
  readonly plan: HandoverPlan
  /** What has to be noted before it is sent; false where it may not be sent yet. */
  readonly ready: () => Promise<boolean>
  readonly sent: (sent: Sent) => void
}

/** Nothing where the unit has no such tablet. */
export default function SendToTablet({ plan, ready, sent }: Props) {
  const { t } = useWords()
  const at = useTablets()
  const [refused, setRefused] = useState<string | null>(null)
  const { busy, save, refusal } = useSaving()
  if (!at || at.tablets.length === 0) return null
  const send = async (device: string) => {
    setRefused(null)
    if (!(await ready())) return
    const answer = await save(() => at.relay.send(plan, device))
    if (!answer) return
    if ('refused' in answer) setRefused(t(`tablets.refused.${answer.refused}`, { name: at.nameOf(device) }))
    else sent({ device, ...answer })
  }
  return (
    <section className="stack" aria-labelledby="send-to-tablet">
      <h2 id="send-to-tablet">{t('tablets.to-one')}</h2>
      <LeftOut plan={plan} to="tablet" />
      <div className="row">
        {at.tablets.map(({ device }) => (
          <Button key={device} disabled={busy} onClick={() => void send(device)} dir="auto">
            {t('tablets.send', { name: at.nameOf(device) })}
          </Button>
        ))}
      </div>
      {refused && <Notice kind="refusal">{refused}</Notice>}
      {refusal}
    </section>
  )
}

/** Offers a new version that is wholly at hand. Shown on staff screens only, so never while somebody answers. */
import { useEffect, useState } from 'react'
import './offline.css'
import { Button } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { lookForUpdate, type UpdateOffer, updateOffer, whenUpdateOffered } from './service-worker-client.ts'

const HOUR_MS = 60 * 60_000

export function UpdatePrompt() {
  const { t } = useWords()
  const [offer, setOffer] = useState<UpdateOffer | null>(updateOffer)
  const [refused, setRefused] = useState(false)
  useEffect(() => whenUpdateOffered(() => setOffer(() => updateOffer())), [])
  useEffect(() => {
    const timer = setInterval(() => void lookForUpdate(), HOUR_MS)
    return () => clearInterval(timer)
  }, [])
  if (!offer) return null
  const take = async () => setRefused((await offer()) === 'form-open')
  return (
    <div className="update no-print" role="status">
      <span>{t(refused ? 'offline.update-form-open' : 'offline.update')}</span>
      <Button onClick={() => void take()}>{t('offline.update-now')}</Button>
      <Button look="quiet" onClick={() => setOffer(null)}>
        {t('offline.update-later')}
      </Button>
    </div>
  )
}

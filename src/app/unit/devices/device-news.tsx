/** What the start says of the unit's devices: one that was added, this one without a name, forms of an erased case. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { Notice } from '../../../look/index.tsx'
import { type Devices, useRecords, useVault } from '../../../vault/index.ts'
import { useWords } from '../../../words/index.tsx'

export default function DeviceNews() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const [news, setNews] = useState<Awaited<ReturnType<Devices['news']>> | null>(null)
  useEffect(() => {
    let late = false
    if (records.length > 0)
      void vault.devices().then(async (devices) => {
        const found = await devices.news()
        if (!late) setNews(found)
      })
    return () => {
      late = true
    }
  }, [vault, records])
  if (!news) return null
  const said = [
    ...(news.removed ? [t('devices.own-removed')] : []),
    ...(news.added > 0 ? [t('devices.added', { count: news.added })] : []),
    ...(news.late > 0 ? [t('devices.late-news', { count: news.late })] : []),
    ...(news.unnamed && !news.removed ? [t('devices.own-unnamed')] : []),
  ]
  if (said.length === 0) return null
  return (
    <Notice>
      {said.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Link href="/unit/devices">{t('unit.devices')}</Link>
    </Notice>
  )
}

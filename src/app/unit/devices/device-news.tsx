/** What the start says of the unit's devices: that the unit is closed; one that was added, this one without a name, forms of an erased case. */
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { useStaffNames } from '../../../case-file/staff.ts'
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
  const names = useStaffNames()
  const { closed } = vault.membership()
  if (closed)
    return (
      <Notice kind="refusal">
        <p>{t('closing.news', { day: closed.day })}</p>
        <Link href="/unit/close">{t('unit.close')}</Link>
      </Notice>
    )
  if (!news) return null
  const told = news.added.map(({ name, namedBy }) => ({ name, by: namedBy === null ? undefined : names.get(namedBy) }))
  const nameless = told.filter(({ name, by }) => !name || !by)
  const said = [
    ...(news.removed ? [t('devices.own-removed')] : []),
    ...told.flatMap(({ name, by }) => (name && by ? [t('devices.added-by', { name, by })] : [])),
    ...(nameless.length > 0 ? [t('devices.added', { count: nameless.length })] : []),
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

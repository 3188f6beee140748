/** What lies at the collector for this unit: look, fetch one, see it side by side, and only then keep it. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Enrolled, ShelvedWording } from '#aggregate'
import type { UnitPack } from '../catalogue/packs.ts'
import { Button, Notice } from '../look/index.tsx'
import { enrolmentOf } from '../outbox/enrolment.ts'
import { useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { Brought as BroughtPack } from './imported-pack.tsx'
import type { Brought, KnownPacks } from './read-pack.ts'
import { fetchPack, listShelf, mayFetch, offeredAs, type ShelfRefusal } from './shelf.ts'
import { WordingCard } from './wording-card.tsx'

interface Props {
  readonly have: readonly UnitPack[]
  readonly day: string
  onKeep(pack: Pick<UnitPack, 'pack' | 'hash'>): Promise<void>
}

export function ShelfPage(props: Props) {
  const { t } = useWords()
  const records = useRecords()
  const enrolled = useMemo(() => enrolmentOf(records), [records])
  if (enrolled) return <Shelf {...props} enrolled={enrolled} />
  return (
    <Notice kind="calm">
      <p>{t('wordings.shelf.not-enrolled')}</p>
      <Link href="/period/enrol" className="button">
        {t('wordings.shelf.enrol')}
      </Link>
    </Notice>
  )
}

function Shelf({ enrolled, have, day, onKeep }: Props & { readonly enrolled: Enrolled }) {
  const { t } = useWords()
  const vault = useVault()
  const [shelf, setShelf] = useState<readonly ShelvedWording[] | null>(null)
  const [refused, setRefused] = useState<ShelfRefusal['refused'] | null>(null)
  const [brought, setBrought] = useState<Brought | null>(null)
  const [busy, setBusy] = useState(true)
  const standing = { have, day }

  const look = useCallback(async () => {
    setBusy(true)
    const found = await listShelf(vault, enrolled)
    setRefused('refused' in found ? found.refused : null)
    if (!('refused' in found)) setShelf(found)
    setBusy(false)
  }, [vault, enrolled])
  useEffect(() => void look(), [look])

  async function get(one: ShelvedWording) {
    setBusy(true)
    const got = await fetchPack(vault, enrolled, one, standing)
    setRefused('refused' in got ? got.refused : null)
    setBrought('refused' in got ? null : got)
    setBusy(false)
  }
  if (brought) return <BroughtPack {...{ brought, have, onKeep }} onCancel={() => setBrought(null)} />
  return (
    <>
      <p>{t('wordings.shelf.about')}</p>
      {refused && <Notice kind="refusal">{t(`wordings.shelf.${refused}`)}</Notice>}
      {shelf?.length === 0 && <p className="muted">{t('wordings.shelf.empty')}</p>}
      {shelf && shelf.length > 0 && <OnShelf {...{ shelf, standing, busy }} onGet={(one) => void get(one)} />}
      <p role="status" className="muted">
        {busy && t('wordings.shelf.asking')}
      </p>
      <Button disabled={busy} onClick={() => void look()}>
        {t('wordings.shelf.again')}
      </Button>
    </>
  )
}

function OnShelf(props: {
  readonly shelf: readonly ShelvedWording[]
  readonly standing: KnownPacks
  readonly busy: boolean
  onGet(one: ShelvedWording): void
}) {
  const { t } = useWords()
  return (
    <ul className="plain stack" aria-label={t('wordings.shelf')}>
      {props.shelf.map((one) => {
        const offered = offeredAs(one, props.standing)
        return (
          <WordingCard key={one.hash} of={one} mark={<span className="mark">{t(`wordings.shelf.is.${offered}`)}</span>}>
            {mayFetch(offered) && (
              <Button disabled={props.busy} onClick={() => props.onGet(one)}>
                {t('wordings.shelf.get')}
              </Button>
            )}
          </WordingCard>
        )
      })}
    </ul>
  )
}

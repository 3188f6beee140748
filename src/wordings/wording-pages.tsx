/** Staff look after the unit's wordings: see them, load one from a file, paste one line by line, take one away. */
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { Link } from 'wouter'
import { loadedPacks, type UnitPack } from '../catalogue/packs.ts'
import { today } from '../clock/today.ts'
import { Button, Page } from '../look/index.tsx'
import { useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { ImportPack } from './import-pack.tsx'
import { PackList } from './pack-list.tsx'
import { PaperChoice } from './paper-choice.tsx'
import { PastePack } from './paste-pack.tsx'
import { Review } from './review.tsx'
import { ShelfNews } from './shelf-news.tsx'
import { ShelfPage } from './shelf-page.tsx'

const UnitEditor = lazy(() => import('./editor/unit-editor.tsx'))

type View =
  | { readonly is: 'list' | 'import' | 'shelf' | 'paste' | 'paper' | 'editor' }
  | { readonly is: 'one'; readonly shown: UnitPack }

export function WordingPages() {
  const { t } = useWords()
  const vault = useVault()
  const records = useRecords()
  const [view, setView] = useState<View>({ is: 'list' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the vault gives other answers once the records have changed
  const loaded = useMemo(() => loadedPacks(vault.of('loaded')), [vault, records])
  const toList = () => setView({ is: 'list' })

  async function keep({ pack, hash }: Pick<UnitPack, 'pack' | 'hash'>) {
    const text = JSON.stringify(pack, null, 2)
    await vault.append({ caseId: null, body: { kind: 'loaded', what: 'wording', hash, text } })
    toList()
  }
  async function remove(record: string, reason: string) {
    await vault.append({ caseId: null, body: { kind: 'tombstone', record, reason } })
    toList()
  }

  if (view.is === 'import')
    return (
      <Page title={t('wordings.import')} above={<Back onBack={toList} />}>
        <ImportPack have={loaded} day={today()} onKeep={keep} />
      </Page>
    )
  if (view.is === 'shelf')
    return (
      <Page title={t('wordings.shelf')} above={<Back onBack={toList} />}>
        <ShelfPage have={loaded} day={today()} onKeep={keep} />
      </Page>
    )
  if (view.is === 'paste')
    return (
      <Page title={t('wordings.paste')} above={<Back onBack={toList} />}>
        <PastePack have={loaded} day={today()} onKeep={keep} />
      </Page>
    )
  if (view.is === 'paper')
    return (
      <Page title={t('wordings.paper')} above={<Back onBack={toList} />}>
        <PaperChoice />
      </Page>
    )
  if (view.is === 'editor')
    return (
      <Page title={t('editor.title')} above={<Back onBack={toList} />}>
        <Suspense>
          <UnitEditor packs={loaded} day={today()} onKeep={keep} />
        </Suspense>
      </Page>
    )
  if (view.is === 'one')
    return (
      <Page title={view.shown.pack.title} above={<Back onBack={toList} />}>
        <Review pack={view.shown.pack} hash={view.shown.hash} />
      </Page>
    )
  return (
    <Page title={t('wordings.title')}>
      <p>{t('wordings.about')}</p>
      <ShelfNews have={loaded} day={today()} />
      <div className="row">
        <Button look="main" onClick={() => setView({ is: 'shelf' })}>
          {t('wordings.shelf.open')}
        </Button>
        <Button onClick={() => setView({ is: 'import' })}>{t('wordings.import')}</Button>
        <Button onClick={() => setView({ is: 'paste' })}>{t('wordings.paste')}</Button>
        <Button onClick={() => setView({ is: 'editor' })}>{t('editor.title')}</Button>
        <Button onClick={() => setView({ is: 'paper' })}>{t('wordings.paper')}</Button>
      </div>
      <p>
        <Link href="/unit/wordings/missing">{t('wordings.missing')}</Link>
        <br />
        <span className="muted">{t('wordings.missing-about')}</span>
      </p>
      <PackList packs={loaded} day={today()} onShow={(shown) => setView({ is: 'one', shown })} onRemove={remove} />
    </Page>
  )
}

function Back({ onBack }: { onBack(): void }): ReactNode {
  const { t } = useWords()
  return (
    <Button look="quiet" className="no-print" onClick={onBack}>
      {t('app.back')}
    </Button>
  )
}

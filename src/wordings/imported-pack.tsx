/** A pack that was brought in, from wherever: its faults, or the review before it is kept. */

import type { UnitPack } from '../catalogue/packs.ts'
import { Button, Notice } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { Faults } from './faults.tsx'
import type { Brought as Read } from './read-pack.ts'
import { Review } from './review.tsx'

export function Brought(props: {
  readonly brought: Read
  readonly have: readonly UnitPack[]
  onKeep(pack: Pick<UnitPack, 'pack' | 'hash'>): Promise<void>
  onCancel(): void
}) {
  const { t } = useWords()
  const { brought, have } = props
  if (!brought.ok)
    return (
      <>
        <Faults faults={brought.faults} />
        <Button onClick={props.onCancel}>{t('app.back')}</Button>
      </>
    )
  const { pack, hash } = brought
  const before = have.find((one) => one.pack.form === pack.form && one.pack.language === pack.language)
  return (
    <>
      <p>{t('wordings.look')}</p>
      {before && (
        <Notice>
          {t(before.pack.version === pack.version ? 'wordings.beside-same' : 'wordings.beside', {
            version: before.pack.version,
          })}
        </Notice>
      )}
      <Review pack={pack} hash={hash} />
      <div className="row">
        <Button look="main" onClick={() => void props.onKeep(brought)}>
          {t('wordings.keep')}
        </Button>
        <Button onClick={props.onCancel}>{t('app.cancel')}</Button>
      </div>
    </>
  )
}

/** A colleague's roles, given and ended one at a time: what each is, and what follows. */
import { useSaving } from '../../controls/use-saving.tsx'
import { Button, Dialog } from '../../look/index.tsx'
import { useVault } from '../../vault/index.ts'
import { useWords } from '../../words/index.tsx'

export function RoleDialog(props: { readonly staff: string; readonly person: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const vault = useVault()
  const { busy, save, refusal } = useSaving()
  const { staff, person: name } = props
  const { keepers, releaser } = vault.membership()
  const keeper = keepers.has(staff)
  const does = (act: () => Promise<void>) => async () => {
    if (await save(() => act().then(() => true))) props.onClose()
  }
  return (
    <Dialog title={t('unit.roles-of', { name })} onClose={props.onClose}>
      <h3>{t('unit.keeper')}</h3>
      <p>{t('unit.keeper-about')}</p>
      {keeper && keepers.size === 1 ? (
        <p className="muted">{t('unit.keeper-only', { name })}</p>
      ) : keeper ? (
        !vault.viaRecovery && (
          <Button disabled={busy} onClick={does(() => vault.setKeeper(staff, false))}>
            {t('unit.keeper-end', { name })}
          </Button>
        )
      ) : (
        <Button disabled={busy} onClick={does(() => vault.setKeeper(staff, true))}>
          {t('unit.keeper-make', { name })}
        </Button>
      )}
      {!vault.viaRecovery && (
        <>
          <h3>{t('unit.releaser')}</h3>
          <p>{t('unit.releaser-about')}</p>
          {releaser === staff ? (
            <p className="muted">{t('unit.releaser-is', { name })}</p>
          ) : (
            <Button disabled={busy} onClick={does(() => vault.setReleaser(staff))}>
              {t('unit.releaser-make', { name })}
            </Button>
          )}
        </>
      )}
      {refusal}
      <div className="row">
        <Button look="quiet" onClick={props.onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}

/** Where a fault of the program ends: a plain page in place of a blank one. Swedish, since the words themselves may be what failed. */
import { Component, type ReactNode } from 'react'
import { Button, Notice, Page } from '../look/index.tsx'
import { swedish } from '../words/index.tsx'

export class FaultBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Page title={swedish.t('app.fault-title')} narrow>
        <Notice kind="refusal">{swedish.t('app.fault')}</Notice>
        <Button look="main" onClick={() => location.reload()}>
          {swedish.t('app.reload')}
        </Button>
      </Page>
    )
  }
}

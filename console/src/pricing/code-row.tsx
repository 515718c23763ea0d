import type { PromotionCode } from '@souk/pricing'
import { StateBadge } from '@souk/ui'
import { Act } from '../ui/act.tsx'

/** One code: how often it was redeemed, and the switch. */
export function CodeRow({ code }: { readonly code: PromotionCode }) {
  const limit = code.limit === undefined || code.limit === null ? '' : ` of ${code.limit}`
  return (
    <li className="split">
      <span>
        <span className="mono strong">{code.code ?? 'Without a code'}</span>{' '}
        <StateBadge title={code.active ? 'On' : 'Off'} tone={code.active ? 'positive' : 'default'} />
        <br />
        <span className="muted">
          {code.redemptions}
          {limit} redeemed{code.note ? `, ${code.note}` : ''}
        </span>
      </span>
      <Act
        key={String(code.active)}
        resource="promotionCode"
        command="setPromotionCodeActive"
        input={{ codeId: code._id, active: !code.active }}
        text={code.active ? 'Switch off' : 'Switch on'}
      />
    </li>
  )
}

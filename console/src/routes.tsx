import { Authenticated } from '@refinedev/core'
import { lazy, Suspense } from 'react'
import { Navigate, Outlet, Route, Routes } from 'react-router'
import { Frame } from './frame/frame.tsx'
import { NotFound } from './frame/not-found.tsx'
import { PageGate } from './frame/page-gate.tsx'
import { PageLoading } from './ui/page-loading.tsx'

const TodayPage = lazy(async () => ({ default: (await import('./today/today-page.tsx')).TodayPage }))
const OrdersPage = lazy(async () => ({ default: (await import('./orders/orders-page.tsx')).OrdersPage }))
const OrderPage = lazy(async () => ({ default: (await import('./orders/order-page.tsx')).OrderPage }))
const FloorPage = lazy(async () => ({ default: (await import('./fulfillment/floor-page.tsx')).FloorPage }))
const StockPage = lazy(async () => ({ default: (await import('./inventory/stock-page.tsx')).StockPage }))
const TransfersPage = lazy(async () => ({ default: (await import('./inventory/transfers-page.tsx')).TransfersPage }))
const PurchasesPage = lazy(async () => ({ default: (await import('./inventory/purchases-page.tsx')).PurchasesPage }))
const CountsPage = lazy(async () => ({ default: (await import('./inventory/counts-page.tsx')).CountsPage }))
const SalesPage = lazy(async () => ({ default: (await import('./analytics/sales-page.tsx')).SalesPage }))
const BehaviourPage = lazy(async () => ({ default: (await import('./analytics/behaviour-page.tsx')).BehaviourPage }))
const CustomersPage = lazy(async () => ({ default: (await import('./customers/customers-page.tsx')).CustomersPage }))
const SupportPage = lazy(async () => ({ default: (await import('./support/support-page.tsx')).SupportPage }))
const MessagesPage = lazy(async () => ({ default: (await import('./messages/messages-page.tsx')).MessagesPage }))
const ParcelsPage = lazy(async () => ({ default: (await import('./shipping/parcels-page.tsx')).ParcelsPage }))
const EffectsPage = lazy(async () => ({ default: (await import('./operations/effects-page.tsx')).EffectsPage }))
const AlarmsPage = lazy(async () => ({ default: (await import('./operations/alarms-page.tsx')).AlarmsPage }))
const AuditPage = lazy(async () => ({ default: (await import('./operations/audit-page.tsx')).AuditPage }))
const PromotionsPage = lazy(async () => ({ default: (await import('./pricing/promotions-page.tsx')).PromotionsPage }))
const TaxesPage = lazy(async () => ({ default: (await import('./pricing/taxes-page.tsx')).TaxesPage }))
const ZonesPage = lazy(async () => ({ default: (await import('./shipping/zones-page.tsx')).ZonesPage }))
const PeoplePage = lazy(async () => ({ default: (await import('./people/people-page.tsx')).PeoplePage }))
const SignInPage = lazy(async () => ({ default: (await import('./sign-in/sign-in-page.tsx')).SignInPage }))

/** Every path of the console. Pages are fetched when they are first opened. */
export function ConsoleRoutes() {
  return (
    <Routes>
      <Route
        element={
          <Authenticated key="inside" fallback={<Navigate to="/sign-in" replace />} loading={<PageLoading />}>
            <Frame>
              <Suspense fallback={<PageLoading />}>
                <PageGate>
                  <Outlet />
                </PageGate>
              </Suspense>
            </Frame>
          </Authenticated>
        }
      >
        <Route index element={<TodayPage />} />
        <Route path="orders" element={<OrdersPage />} />
        <Route path="orders/:id" element={<OrderPage />} />
        <Route path="floor" element={<FloorPage />} />
        <Route path="stock" element={<StockPage />} />
        <Route path="transfers" element={<TransfersPage />} />
        <Route path="purchases" element={<PurchasesPage />} />
        <Route path="counts" element={<CountsPage />} />
        <Route path="sales" element={<SalesPage />} />
        <Route path="behaviour" element={<BehaviourPage />} />
        <Route path="customers" element={<CustomersPage />} />
        <Route path="support" element={<SupportPage />} />
        <Route path="messages" element={<MessagesPage />} />
        <Route path="parcels" element={<ParcelsPage />} />
        <Route path="promotions" element={<PromotionsPage />} />
        <Route path="taxes" element={<TaxesPage />} />
        <Route path="zones" element={<ZonesPage />} />
        <Route path="people" element={<PeoplePage />} />
        <Route path="effects" element={<EffectsPage />} />
        <Route path="alarms" element={<AlarmsPage />} />
        <Route path="audit" element={<AuditPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
      <Route
        path="sign-in"
        element={
          <Suspense fallback={null}>
            <SignInPage />
          </Suspense>
        }
      />
    </Routes>
  )
}

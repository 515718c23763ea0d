import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every address of the shop and the file that answers it. */
export default [
  index('routes/home.tsx'),
  route('products', 'routes/products.tsx'),
  route('products/:handle', 'routes/product.tsx'),
  route('categories/:handle', 'routes/category.tsx'),
  route('search', 'routes/search.tsx'),
  route('cart', 'routes/cart.tsx'),
  route('checkout', 'routes/checkout.tsx'),
  route('orders/:id', 'routes/order.tsx'),
  route('orders/:id/events', 'routes/order-events.ts'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-up', 'routes/sign-up.tsx'),
  route('account/confirm', 'routes/account-confirm.tsx'),
  route('account/reset', 'routes/account-reset.tsx'),
  route('account/export', 'routes/account-export.ts'),
  route('account', 'routes/account.tsx', [
    index('routes/account-overview.tsx'),
    route('orders', 'routes/account-orders.tsx'),
    route('profile', 'routes/account-profile.tsx'),
    route('addresses', 'routes/account-addresses.tsx'),
    route('security', 'routes/account-security.tsx'),
    route('privacy', 'routes/account-privacy.tsx'),
  ]),
  route('pages/:handle', 'routes/page.tsx'),
  route('rider', 'routes/rider.tsx'),
  route('rider/events', 'routes/rider-events.ts'),
  route('place', 'routes/place.ts'),
  route('sitemap.xml', 'routes/sitemap.ts'),
  route('robots.txt', 'routes/robots.ts'),
  route('*', 'routes/not-found.tsx'),
] satisfies RouteConfig

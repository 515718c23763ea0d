import { type Example, samples } from './example.ts'

const address = {
  name: 'Amira Haddad',
  line1: '41 Harbour Street',
  city: 'San Francisco',
  region: 'CA',
  postalCode: '94105',
  country: 'US',
}
const cart = { id: samples.cart }
const order = { id: samples.order }

/** From the shelf to the door: what a shopper's own client sends. */
export const shoppingExamples: readonly Example[] = [
  { id: 'listProducts', by: 'nobody', query: { q: 'latte', in_stock: 'true', limit: '2' } },
  { id: 'readProduct', by: 'nobody', params: { handle: 'latte' } },
  { id: 'listCategories', by: 'nobody' },
  { id: 'createCart', by: 'nobody', body: { language: 'en' }, keeps: { cart: 'id' } },
  { id: 'setCartLine', by: 'nobody', params: { ...cart, sku: 'LATTE' }, body: { quantity: 2 } },
  { id: 'readCart', by: 'nobody', params: cart },
  { id: 'applyPromotion', by: 'nobody', params: cart, body: { code: 'TEN' } },
  { id: 'removePromotion', by: 'nobody', params: { ...cart, code: 'TEN' } },
  { id: 'removeCartLine', by: 'nobody', params: { ...cart, sku: 'MOCHA' } },
  {
    id: 'placeOrder',
    by: 'nobody',
    body: {
      cartId: samples.cart,
      email: 'amira@example.com',
      phone: '+14155550134',
      address,
      delivery: { method: 'delivery' },
      payment: { provider: 'cash' },
      substitution: 'ask',
    },
    keeps: { order: 'order.id', fulfillment: 'order.fulfillments.0.id', orderToken: 'accessToken' },
  },
  { id: 'readOrder', by: 'order', params: order },
  { id: 'trackOrder', by: 'order', params: order },
  { id: 'streamOrder', by: 'order', params: order },
  { id: 'retryPayment', by: 'open order', params: { id: samples.openOrder }, body: { provider: 'stripe' } },
  { id: 'cancelOrder', by: 'open order', params: { id: samples.openOrder }, body: { reason: 'Ordered twice' } },
]

import { isEmail } from 'class-validator';
import type { ChannelName } from '../notice.js';

interface AddressRule {
  looksRight(address: string): boolean;
  message: string;
}

/** Digits with the usual marks between them. */
const PHONE = /^\+?\d(?:[\d -]{3,18})\d$/;
const NAME = /^[^\p{Cc}\p{Cs}]{1,200}$/u;

/** What an address of each channel looks like. */
export const ADDRESSES: Readonly<Record<ChannelName, AddressRule>> = {
  smtp: { looksRight: (address) => isEmail(address), message: 'must be an e-mail address' },
  webhook: { looksRight: (address) => NAME.test(address), message: 'must be 1 to 200 characters' },
  sms: { looksRight: (address) => PHONE.test(address), message: 'must be a telephone number' },
};

/** A picture of one pixel: what stands for a photo in the demo. */
export const PHOTO = {
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  name: '现场.png',
  kind: 'photo',
};

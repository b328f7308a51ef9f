import { RoomServiceClient } from 'livekit-server-sdk';

export function admin(url) {
  return new RoomServiceClient(url.replace('ws:', 'http:'), 'devkey', 'secret');
}

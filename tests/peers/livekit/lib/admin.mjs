import { RoomServiceClient } from 'livekit-server-sdk';

export function admin(url) {
  return new RoomServiceClient(url.replace('ws:', 'http:'), 'devkey', 'secret');
}

// Lets one who may not send data do so from now on. What it sent before is judged, and done with, before what it sends next.
export function allowData(url, room, identity) {
  return admin(url).updateParticipant(room, identity, { metadata: 'may send data', permission: { canSubscribe: true, canPublish: false, canPublishData: true } });
}

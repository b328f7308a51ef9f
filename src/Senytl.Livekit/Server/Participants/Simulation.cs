using Senytl.Livekit.Protos;

namespace Senytl.Livekit.Server.Participants;

/// <summary>Mishaps that a client may ask for to try its own recovery.</summary>
internal static class Simulation
{
    public static void Run(LiveParticipant participant, SimulateScenario simulate)
    {
        switch (simulate.ScenarioCase)
        {
            case SimulateScenario.ScenarioOneofCase.DisconnectSignalOnResume:
            case SimulateScenario.ScenarioOneofCase.DisconnectSignalOnResumeNoMessages:
            case SimulateScenario.ScenarioOneofCase.Migration:
                participant.DropSignal();
                break;
            case SimulateScenario.ScenarioOneofCase.NodeFailure:
                participant.Room.Remove(participant, DisconnectReason.ServerShutdown, farewell: null);
                break;
            case SimulateScenario.ScenarioOneofCase.ServerLeave:
                participant.Room.Remove(participant, DisconnectReason.ServerShutdown, LeaveRequest.Types.Action.Disconnect);
                break;
            case SimulateScenario.ScenarioOneofCase.LeaveRequestFullReconnect:
                participant.Room.Remove(participant, DisconnectReason.StateMismatch, LeaveRequest.Types.Action.Reconnect);
                break;
            default:
                break;
        }
    }
}
